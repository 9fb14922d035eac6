using IncidentPlatform.Escalation.Domain.OnCall;
using Marten;

namespace IncidentPlatform.Escalation.Features.People;

/// <summary>Who is in the directory and has not left.</summary>
internal static class Here
{
    /// <returns>The first of these who is not; null where all are.</returns>
    public static async Task<string?> Unknown(IEnumerable<string> people, IQuerySession query, CancellationToken ct)
    {
        var asked = people.Distinct().ToArray();
        var here = (await query.LoadManyAsync<Person>(ct, asked)).Where(p => p.LeftAt is null).Select(p => p.Id).ToHashSet();
        return asked.FirstOrDefault(p => !here.Contains(p));
    }
}
