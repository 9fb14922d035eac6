using IncidentPlatform.Communications.Domain.Facts;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Communications.Domain;

/// <summary>Customers whom nobody may forget: flagged once an incident, and owed a call.</summary>
public static class CriticalCustomers
{
    public static CriticalCustomerKind? KindOf(bool enterprise, bool vip) =>
        vip ? CriticalCustomerKind.Vip : enterprise ? CriticalCustomerKind.Enterprise : null;

    /// <summary>A ticket of a critical customer was found to be about the incident.</summary>
    /// <param name="manager">Person id of the customer's account manager; null where there is none.</param>
    public static Decision Flag(Conversation? conversation, string customer, CriticalCustomerKind kind, string ticket, string? manager, DateTimeOffset now)
    {
        if (conversation is null || conversation.Desk.Flagged.Contains(customer))
            return Decision.Nothing;
        var story = new Unfolding(conversation, now);
        story.Record(new CriticalCustomerFlagged(customer, kind, ticket));
        CustomerCalls.Owe(story, [new OwedCall(customer, manager)], CustomerCalls.AreOwedToFlagged(conversation));
        return story.Decision();
    }
}
