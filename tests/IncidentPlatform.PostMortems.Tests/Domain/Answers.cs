using IncidentPlatform.PostMortems.Domain.Reviews;

namespace IncidentPlatform.PostMortems.Tests.Domain;

internal static class Answers
{
    public static IReadOnlyList<string> Texts(this Review review, string field) => [.. review.Field(field).Statements.Select(s => s.Text)];

    public static Statement Statement(this Review review, string field, string start) =>
        review.Field(field).Statements.Single(s => s.Text.StartsWith(start, StringComparison.Ordinal));

    public static IEnumerable<long> Versions(this Statement statement) => statement.Cites.Select(c => c.Version);
}
