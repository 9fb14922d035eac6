using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.Domain.Facts;
using IncidentPlatform.Communications.Reactions;
using IncidentPlatform.Hosting.DueWork;

namespace IncidentPlatform.Communications.Effects;

/// <summary>
/// A customer has a ticket about the incident, or was flagged by hand. The catalogue says whether it is one whom nobody may forget, and who
/// keeps it.
/// </summary>
public sealed class LookAtCustomer(CatalogueReader catalogue) : IEffect<LookAtCustomer.Payload>
{
    public const string Kind = "look-at-customer";
    private static readonly TimeSpan UntilIncidentsAnswers = TimeSpan.FromSeconds(5);

    /// <param name="Customer">Id in the catalogue.</param>
    /// <param name="Ticket">Its ticket; absent where somebody flagged the customer.</param>
    public sealed record Payload(string Customer, string? Ticket);

    public async Task<EffectOutcome> Perform(Payload payload, EffectCall call, CancellationToken ct)
    {
        if (await catalogue.Customers([payload.Customer], ct) is not { } found)
            return EffectOutcome.Retry(UntilIncidentsAnswers, "the catalogue cannot be read");
        var customer = found.GetValueOrDefault(payload.Customer);
        if (payload.Ticket is not { } ticket)
            return EffectOutcome.Done<Conversation>((c, now) => CustomerCalls.Open(c, [], [new OwedCall(payload.Customer, customer?.AccountManager)], now));
        return CriticalCustomers.KindOf(customer?.Enterprise == true, customer?.Vip == true) is { } kind
            ? EffectOutcome.Done<Conversation>((c, now) => CriticalCustomers.Flag(c, payload.Customer, kind, ticket, customer!.AccountManager, now))
            : EffectOutcome.Nothing;
    }
}
