using System.Security.Cryptography;
using System.Text;

namespace IncidentPlatform.Incidents.Intake.Routing;

/// <summary>Alerts that belong together by a rule, from the first on.</summary>
/// <param name="Id">The rule and the fields that are the same, hashed.</param>
/// <param name="OpenedAt">When its first alert came.</param>
/// <param name="LastAt">When its latest alert came.</param>
/// <param name="ActsAt">Until when its alerts are gathered before something is done about them.</param>
/// <param name="IncidentId">The incident that takes it in.</param>
public sealed record AlertGroup(Guid Id, DateTimeOffset OpenedAt, DateTimeOffset LastAt, DateTimeOffset ActsAt, Guid? IncidentId = null)
{
    public static Guid IdOf(string rule, IEnumerable<string?> values) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', values.Prepend(rule)))).AsSpan(0, 16));

    /// <summary>This group with one more alert, or the group that begins with it where this one is over.</summary>
    public static AlertGroup With(AlertGroup? group, Guid id, AlertGrouping by, DateTimeOffset now) =>
        group is not null && group.IsOpen(by, now) ? group with { LastAt = now } : new AlertGroup(id, now, now, now + (by.Wait ?? TimeSpan.Zero));

    private bool IsOpen(AlertGrouping by, DateTimeOffset now) => now - (by.Window == GroupWindow.Fixed ? OpenedAt : LastAt) < by.Within;
}
