using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.Domain.Facts;
using IncidentPlatform.Communications.Reactions;
using IncidentPlatform.Hosting.DueWork;

namespace IncidentPlatform.Communications.Effects;

/// <summary>Opens the list of calls owed to customers, or brings it up to date after the incident or its sponsor changed.</summary>
public sealed class OpenCustomerCalls(CatalogueReader catalogue) : IEffect<OpenCustomerCalls.Payload>
{
    public const string Kind = "open-customer-calls";
    private static readonly TimeSpan UntilIncidentsAnswers = TimeSpan.FromSeconds(5);

    public sealed record Payload;

    public async Task<EffectOutcome> Perform(Payload payload, EffectCall call, CancellationToken ct)
    {
        if (await call.Query.LoadAsync<Conversation>(call.StreamId, ct) is not { } c || !CustomerCalls.AreOwedToFlagged(c))
            return EffectOutcome.Nothing;
        var enterprise = CustomerCalls.AreOwedToEnterprise(c) ? await catalogue.EnterpriseCustomers(c.Id, CustomerCalls.MostCalls, ct) : [];
        IReadOnlyList<string> onTheList = [.. c.Desk.Calls.Where(k => !k.ByHand && !k.IsSettled()).Select(k => k.Customer)];
        if (enterprise is null || await catalogue.Customers(enterprise.Except(c.Desk.Calls.Select(k => k.Customer)).Concat(onTheList), ct) is not { } customers)
            return EffectOutcome.Retry(UntilIncidentsAnswers, "the catalogue cannot be read");

        return EffectOutcome.Done<Conversation>((state, now) => CustomerCalls.Open(state, Owed(enterprise), Owed(onTheList), now));

        IReadOnlyList<OwedCall> Owed(IEnumerable<string> ids) => [.. ids.Select(id => new OwedCall(id, customers.GetValueOrDefault(id)?.AccountManager))];
    }
}
