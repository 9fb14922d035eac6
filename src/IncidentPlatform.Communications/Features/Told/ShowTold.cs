using IncidentPlatform.Communications.Deliveries;
using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.Effects;
using IncidentPlatform.Communications.Reactions;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Hosting.Clocks;
using Marten;

namespace IncidentPlatform.Communications.Features.Told;

/// <summary>What had they been told? Exactly what an audience, a customer or the regulators had been told by an instant.</summary>
public static class ShowTold
{
    /// <summary>Who subscribed to the status page: no audience that is written to, yet one that is told.</summary>
    private const string Subscribers = "subscribers";
    private static readonly string[] Audiences = [.. Enum.GetValues<Audience>().Select(a => Words.Of(a)), Subscribers];

    /// <param name="Audience"><c>customers</c> where absent.</param>
    /// <param name="Customer">Id of a customer: only what was written to its contacts, beside what everybody could read.</param>
    /// <param name="At">Now where absent.</param>
    public sealed record Question(string? Audience = null, string? Customer = null, DateTimeOffset? At = null);

    /// <param name="Standing">The public word they had been told last; absent while they had been told none.</param>
    /// <param name="Items">What left by each channel, oldest first.</param>
    /// <param name="Filings">What regulators were told outside the platform; only of the audience <c>regulators</c>.</param>
    public sealed record Answer(
        Guid IncidentId, string Number, string Audience, string? Customer, DateTimeOffset At, PublicStatus? Standing, IReadOnlyList<Item> Items, IReadOnlyList<Filing> Filings);

    /// <param name="At">When the first of it left by this channel.</param>
    /// <param name="Recipients">How many it had reached by then, or had been sent to; absent where everybody could read it.</param>
    /// <param name="Text">The exact words.</param>
    /// <param name="TextHash">SHA-256 of subject, text and canned response, as approved.</param>
    /// <param name="To">Which of the customers it was for.</param>
    /// <param name="Corrects">The update it corrects.</param>
    public sealed record Item(
        Guid UpdateId, string Kind, string Channel, DateTimeOffset At, int? Recipients, string Subject, string Text, string TextHash, PublicStatus? PublicStatus,
        bool PreApproved, Selection? To, Guid? Corrects);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/incidents/{id:guid}/told", async (
            Guid id, [AsParameters] Question question, Rounds rounds, FilingsReader filings, Caller caller, IQuerySession query, IncidentReaders readers, DomainClock clock,
            CancellationToken ct) =>
        {
            var audience = question.Audience ?? Words.Of(Audience.Customers);
            if (!Audiences.Contains(audience))
                return Problems.Invalid("audience-unknown", "There is no such audience.", $"Give one of {string.Join(", ", Audiences)}.");
            if (question.Customer is not null && audience != Words.Of(Audience.Customers))
                return Problems.Invalid("audience-unknown", "A customer is one of the audience customers.", "Leave the audience out, or the customer.");
            if (await query.Conversation(id, readers, ct) is not { } conversation)
                return Problems.NotFound("incident", id);

            var at = question.At < clock.GetUtcNow() ? question.At.Value : clock.GetUtcNow();
            var items = await Items(conversation, audience, question.Customer, at, rounds, ct);
            return TypedResults.Ok(new Answer(
                id, conversation.Situation.Number, audience, question.Customer, at, items.LastOrDefault(i => i.PublicStatus is not null)?.PublicStatus, items,
                audience == Words.Of(Audience.Regulators) ? await filings.Of(id, caller, at, ct) : []));
        })
        .WithTags("updates").WithSummary("What an audience, a customer or the regulators had been told by an instant: the exact words, by which channel, when.")
        .Produces<Answer>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(503);

    private static async Task<List<Item>> Items(Conversation c, string audience, string? customer, DateTimeOffset at, Rounds rounds, CancellationToken ct)
    {
        var updates = c.Updates.Where(u => audience == Subscribers ? c.Posts.Any(p => p.Id == u.Id) : Words.Of(u.Audience) == audience).ToList();
        var left = (await rounds.LeftBy([.. updates.Select(u => RoundOf(u, audience))], customer, at, ct)).ToDictionary(l => l.Round);
        IEnumerable<Item> items =
        [
            .. updates.Where(u => left.ContainsKey(RoundOf(u, audience))).Select(u => Of(c, u, Channel.Mail, left[RoundOf(u, audience)].First, left[RoundOf(u, audience)].Count)),
            .. updates.SelectMany(u => u.Outcomes
                .Where(o => o.Channel != Channel.Mail && IsFor(o.Channel, audience) && o.Sent > 0 && u.DoneAt.GetValueOrDefault(o.Channel, u.SentAt ?? DateTimeOffset.MaxValue) <= at)
                .Select(o => Of(c, u, o.Channel, u.DoneAt.GetValueOrDefault(o.Channel, u.SentAt ?? at), null))),
        ];
        return [.. items.OrderBy(i => i.At).ThenBy(i => i.UpdateId).ThenBy(i => i.Channel, StringComparer.Ordinal)];
    }

    private static Guid RoundOf(Update u, string audience) => audience == Subscribers ? MailSubscribers.RoundOf(u.Id) : u.Id;

    /// <summary>Subscribers hear by the page; what support answers with is nothing that was told to them.</summary>
    private static bool IsFor(Channel channel, string audience) => audience != Subscribers || channel == Channel.StatusPage;

    /// <summary>The words as they left, less the address to reply to, which is the incident's own and is kept nowhere.</summary>
    private static Item Of(Conversation c, Update u, Channel channel, DateTimeOffset at, int? recipients)
    {
        var words = Rendering.For(Rendering.FormFor(channel, u.Audience), u, c, ways: null);
        return new Item(
            u.Id, Words.Of(u.Kind), Words.Of(channel), at, recipients, words?.Title ?? u.Text.Subject, words?.Body ?? u.Text.Body, u.Text.Hash(), u.Status, u.PreApproved, u.To,
            u.Corrects);
    }
}
