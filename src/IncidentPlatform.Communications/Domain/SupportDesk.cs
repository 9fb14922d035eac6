namespace IncidentPlatform.Communications.Domain;

/// <summary>What support and those who keep customers have in hand of an incident.</summary>
public sealed record SupportDesk
{
    /// <summary>In the order in which they were linked.</summary>
    public IReadOnlyList<LinkedTicket> Tickets { get; init; } = [];

    /// <summary>What becomes of them at the all clear; absent where they stay as they are.</summary>
    public TicketClosing? Closing { get; init; }

    /// <summary>Customers whose tickets were flagged, by id.</summary>
    public IReadOnlyList<string> Flagged { get; init; } = [];

    /// <summary>The volume that was reported last; absent before the first.</summary>
    public ReportedVolume? Volume { get; init; }

    /// <summary>In the order in which they were owed.</summary>
    public IReadOnlyList<CustomerCall> Calls { get; init; } = [];

    public LinkedTicket? Ticket(string id) => Tickets.FirstOrDefault(t => t.Id == id);

    public CustomerCall? Call(string customer) => Calls.FirstOrDefault(c => c.Customer == customer);
}

/// <param name="Customer">Id in the catalogue; absent where the ticket names none.</param>
/// <param name="Outcome">What became of its answer; absent while it has none.</param>
public sealed record LinkedTicket(string Id, string? Customer, DateTimeOffset LinkedAt, TicketOutcome? Outcome = null, DateTimeOffset? AnsweredAt = null);

/// <param name="Text">What they are answered with; the canned response as it then is where absent.</param>
/// <param name="By">Person id.</param>
public sealed record TicketClosing(string? Text, string By);

/// <summary>What became of a ticket that was to be answered and closed.</summary>
public enum TicketOutcome
{
    Closed,

    /// <summary>It was closed already, and was left alone.</summary>
    ClosedBefore,

    /// <summary>The help desk does not have it any more.</summary>
    Gone,

    /// <summary>There was nothing left to answer with: the text was erased.</summary>
    NoText,
}

public enum CriticalCustomerKind
{
    Enterprise,
    Vip,
}

/// <param name="From">Beginning of the period.</param>
/// <param name="Level">0 about normal, 1 raised, 2 above five times, one more with each doubling.</param>
public sealed record ReportedVolume(DateTimeOffset From, int Level);

/// <summary>A customer who is to be called.</summary>
/// <param name="Customer">Id in the catalogue.</param>
/// <param name="Owner">Person id of who calls; absent while there is nobody.</param>
/// <param name="ByHand">Somebody said who calls.</param>
/// <param name="Made">The calls that were made, oldest first.</param>
public sealed record CustomerCall(string Customer, string? Owner, bool ByHand, DateTimeOffset OwedAt, IReadOnlyList<CallMade> Made)
{
    /// <summary>Nothing more is owed: they were spoken to, or do not want to be.</summary>
    public bool IsSettled() => Made is [.., { Outcome: CallOutcome.Reached or CallOutcome.Declined }];
}

/// <param name="By">Person id.</param>
public sealed record CallMade(CallOutcome Outcome, string? Note, string By, DateTimeOffset At);

public enum CallOutcome
{
    Reached,
    LeftMessage,
    NotReached,

    /// <summary>The customer does not want to be called.</summary>
    Declined,
}
