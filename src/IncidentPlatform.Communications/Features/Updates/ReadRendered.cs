using IncidentPlatform.Communications.Contact;
using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using Marten;

namespace IncidentPlatform.Communications.Features.Updates;

/// <summary>An update as each channel shows it: exactly what leaves. Only mail gets a line beside it, by which its recipient unsubscribes.</summary>
public static class ReadRendered
{
    /// <param name="TextHash">What an approval is given for; everything here follows from that text.</param>
    public sealed record Answer(Guid Id, string TextHash, IReadOnlyList<RenderedView> Forms);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/updates/{id:guid}/rendered", async (
                Guid id, IQuerySession query, IncidentReaders readers, ContactLinks links, Playbook playbook, HttpResponse response, CancellationToken ct) =>
            {
                if (await query.ConversationOfUpdate(id, readers, ct) is not { } conversation)
                    return Problems.NotFound("update", id);
                var update = conversation.Update(id)!;
                var ways = await links.Of(conversation.Id, ct);
                var channels = update.Channels.Count > 0 ? update.Channels : Sending.Channels(conversation, update, playbook.Workflow);
                HashSet<Form> leaving = [.. channels.Select(c => Rendering.FormFor(c, update.Audience))];
                response.Headers.ETag = ETags.Of(update.Revision);
                return TypedResults.Ok(new Answer(id, update.Text.Hash(), [
                    .. Rendering.FormsFor(update.Audience).Union(leaving)
                        .Select(form => Rendering.For(form, update, conversation, ways)).OfType<Rendered>()
                        .Select(r => RenderedView.Of(r, leaving.Contains(r.Form))),
                ]));
            })
            .WithTags("updates").WithSummary("An update as each channel shows it, with lengths and limits.").Produces<Answer>().ProducesProblem(404);
}

/// <summary>Words in one form.</summary>
/// <param name="Form"><c>status-page</c>, <c>mail</c>, <c>help-desk</c>, <c>chat</c>, <c>social</c> or <c>executive-brief</c>.</param>
/// <param name="Leaves">A channel of the audience takes this form.</param>
/// <param name="Title">Absent where the form has none.</param>
/// <param name="Length">Code points of the text.</param>
/// <param name="Limit">How many it may have.</param>
/// <param name="Cut">Not all of the words fitted, and the text says no more than this.</param>
/// <param name="Faults">What is too long all the same.</param>
public sealed record RenderedView(string Form, bool Leaves, string? Title, string Text, int Length, int Limit, bool Cut, IReadOnlyList<string> Faults)
{
    public static RenderedView Of(Rendered r, bool leaves) => new(
        Words.Of(r.Form), leaves, r.Title, r.Body, Rendered.CodePoints(r.Body), Limits.Of(r.Form).Body, r.Cut, r.Faults());
}
