using IncidentPlatform.Kernel;

namespace IncidentPlatform.Communications.Domain.Facts;

/// <summary>A ticket is about the incident: a reference, never its words.</summary>
/// <param name="Ticket">The ticket as the help desk names it.</param>
/// <param name="Customer">The customer, by its id in the catalogue; absent where the ticket names none.</param>
public sealed record TicketLinked(string Ticket, string? Customer);

public sealed record TicketUnlinked(string Ticket);

/// <summary>At the all clear the linked tickets are answered and closed.</summary>
/// <param name="Text">What they are answered with; the canned response as it then is where absent.</param>
public sealed record TicketClosingChosen([Personal] string? Text);

/// <summary>They stay as they are after all.</summary>
public sealed record TicketClosingDropped;

public sealed record TicketAnswered(string Ticket, TicketOutcome Outcome);

/// <summary>Every ticket that is linked has its answer, or cannot have one.</summary>
/// <param name="Closed">Answered and closed.</param>
/// <param name="ClosedBefore">Closed already, and left alone.</param>
/// <param name="Failed">Not in the help desk any more, or there was nothing to answer with.</param>
public sealed record LinkedTicketsAnswered(int Closed, int ClosedBefore, int Failed);

/// <summary>The tickets of a period say something new.</summary>
/// <param name="From">Beginning of the period.</param>
/// <param name="Count">Tickets in the period.</param>
/// <param name="Normal">Tickets expected in such a period.</param>
/// <param name="Ratio">Count over normal.</param>
/// <param name="Period">Length of the period.</param>
public sealed record TicketVolumeReported(DateTimeOffset From, int Count, decimal Normal, decimal Ratio, TimeSpan Period);

/// <summary>A ticket of a customer whom nobody may forget.</summary>
/// <param name="Customer">Id in the catalogue.</param>
public sealed record CriticalCustomerFlagged(string Customer, CriticalCustomerKind Kind, string Ticket);

/// <summary>These customers are to be called.</summary>
public sealed record CustomerCallsOwed(IReadOnlyList<OwedCall> Calls);

/// <param name="Customer">Id in the catalogue.</param>
/// <param name="Owner">Person id of who calls; absent while there is neither an account manager nor a sponsor.</param>
public sealed record OwedCall(string Customer, string? Owner);

/// <param name="Owner">Person id of who calls from now on.</param>
/// <param name="ByHand">Somebody said so: the list does not change it by itself any more.</param>
public sealed record CustomerCallAssigned(string Customer, string Owner, bool ByHand);

/// <summary>Somebody called, or tried; who is the fact's actor.</summary>
public sealed record CustomerCallMade(string Customer, CallOutcome Outcome, [Personal] string? Note);
