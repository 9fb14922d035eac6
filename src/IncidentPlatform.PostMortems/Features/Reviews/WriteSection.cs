using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.PostMortems.Domain.ReviewFiles;

namespace IncidentPlatform.PostMortems.Features.Reviews;

/// <summary>Someone answers a field of the review in words; earlier answers are kept as editions.</summary>
public static class WriteSection
{
    /// <param name="Text">Plain text; an empty line starts a paragraph. Empty, it withdraws the answer.</param>
    /// <param name="BasedOn">The edition that was read: where someone has written this section since, the text is refused.</param>
    public sealed record Request(string Text, long? BasedOn = null);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut("/review/sections/{section}", (Guid id, string section, Request body, Commands commands) =>
                commands.Additive<ReviewFile>(id, (file, _) => WritingDecider.Write(file, section, body.Text, body.BasedOn)))
            .RequireRole(Writers.Roles)
            .WithTags("reviews").WithSummary("Writes a section of the review.")
            .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
}
