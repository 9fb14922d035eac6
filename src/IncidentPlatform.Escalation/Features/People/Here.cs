using IncidentPlatform.Escalation.Domain.OnCall;
using Marten;
using Npgsql;

namespace IncidentPlatform.Escalation.Features.People;

/// <summary>Who is in the directory and has not left, and how an entry is changed or taken out.</summary>
internal static class Here
{
    /// <returns>The first of these who is not; null where all are.</returns>
    public static async Task<string?> Unknown(IEnumerable<string> people, IQuerySession query, CancellationToken ct)
    {
        var asked = people.Distinct().ToArray();
        var here = (await query.LoadManyAsync<Person>(ct, asked)).Where(p => p.LeftAt is null).Select(p => p.Id).ToHashSet();
        return asked.FirstOrDefault(p => !here.Contains(p));
    }

    /// <summary>The entry as it is, which nobody else changes until the transaction ends; null where there is none.</summary>
    public static async Task<Person?> Locked(string person, IDocumentSession session, CancellationToken ct)
    {
        await session.BeginTransactionAsync(ct);
        await using var command = new NpgsqlCommand("select 1 from mt_doc_person where id = $1 for update");
        command.Parameters.AddWithValue(person);
        await using (await session.ExecuteReaderAsync(command, ct))
        {
        }

        return await session.LoadAsync<Person>(person, ct);
    }

    /// <summary>Takes the entry out, and what belongs to it.</summary>
    public static void Forget(string person, IDocumentSession session)
    {
        session.Delete<Person>(person);
        session.DeleteWhere<ContactVerification>(v => v.Id.StartsWith(ContactVerification.IdOf(person, "")));
    }
}
