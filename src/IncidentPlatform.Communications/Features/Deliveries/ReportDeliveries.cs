using IncidentPlatform.Communications.Deliveries;
using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.StatusPage.Subscriptions;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;

namespace IncidentPlatform.Communications.Features.Deliveries;

/// <summary>
/// What a mail system learns of mails after it took them: that they were delivered, came back, or were complained about. An address that
/// cannot be reached for good, or whose owner complained, gets no more mail until it subscribes anew.
/// </summary>
public static class ReportDeliveries
{
    private const int Most = 1_000;
    private const int LongestReason = 200;

    /// <param name="MessageId">The mail's Message-ID.</param>
    /// <param name="Permanent">Of a bounce: whether mail to the address will never arrive.</param>
    /// <param name="Reason">What the recipient's mail system said.</param>
    public sealed record Report(string MessageId, ReportedState State, bool Permanent = false, string? Reason = null);

    public sealed record Request(IReadOnlyList<Report> Reports);

    /// <param name="Taken">Reports of mails that are known here.</param>
    public sealed record Answer(int Taken);

    public enum ReportedState
    {
        Delivered,
        Bounced,
        Complained,
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/mail/reports", async (Request body, Rounds rounds, Subscribing subscribing, CancellationToken ct) =>
        {
            if (body.Reports.Count is 0 or > Most)
                return Problems.Invalid("too-many-reports", $"One request has 1 to {Most} reports.", "Send them in several requests.");

            var taken = 0;
            foreach (var report in body.Reports)
            {
                if (MessageIds.Parse(report.MessageId) is not var (round, key))
                    continue;
                var reason = PlainText.Line(report.Reason ?? (report.State == ReportedState.Complained ? "complained" : ""));
                var state = report.State == ReportedState.Bounced ? DeliveryStates.Bounced : DeliveryStates.Delivered;
                if (await rounds.Report(round, key, state, reason.Length == 0 ? null : reason[..Math.Min(reason.Length, LongestReason)], ct) is not { } address)
                    continue;
                taken++;
                if (report.State == ReportedState.Complained || (report.State == ReportedState.Bounced && report.Permanent))
                    await subscribing.End(SubscriberIds.Of(SubscriberChannels.Mail, address), ct);
            }

            return TypedResults.Ok(new Answer(taken));
        })
        .RequireRole(OrganisationRoles.Communications, OrganisationRoles.Admin)
        .WithTags("updates").WithSummary("Takes what a mail system reports of mails after it took them; reporting again changes nothing.")
        .Produces<Answer>().ProducesProblem(400);
}
