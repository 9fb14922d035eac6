using IncidentPlatform.Contracts;
using Refit;

namespace IncidentPlatform.Client.Incidents;

/// <summary>What an incident means to customers and to the company.</summary>
public interface IBusiness
{
    /// <summary>The answer's location names the compensation.</summary>
    [Post("/incidents/{incident}/compensations")]
    Task<CommandAnswer> RequestCompensation(string incident, [Body] RequestCompensation body, CancellationToken cancellation = default);

    /// <summary>For the executive sponsor; a material incident needs the board's approval first.</summary>
    [Post("/incidents/{incident}/compensations/{compensation}/authorization")]
    Task<CommandAnswer> AuthorizeCompensation(string incident, Guid compensation, CancellationToken cancellation = default);

    [Post("/incidents/{incident}/materiality")]
    Task<CommandAnswer> DetermineMateriality(string incident, [Body] DetermineMateriality body, CancellationToken cancellation = default);

    [Post("/incidents/{incident}/board-approvals")]
    Task<CommandAnswer> RecordBoardApproval(string incident, [Body] RecordBoardApproval body, CancellationToken cancellation = default);

    [Post("/incidents/{incident}/critical-customers")]
    Task<CommandAnswer> FlagCriticalCustomer(string incident, [Body] FlagCriticalCustomer body, CancellationToken cancellation = default);

    [Post("/incidents/{incident}/changes")]
    Task<CommandAnswer> RecordChange(string incident, [Body] RecordChange body, CancellationToken cancellation = default);
}

/// <param name="Kind"><c>credit</c> or <c>refund</c>.</param>
/// <param name="Total">All of it.</param>
/// <param name="Customers">Number of customers.</param>
/// <param name="CompensationId">The compensation; a new id where it is left out.</param>
public sealed record RequestCompensation(string Kind, Money Total, int Customers, string Reason, Guid? CompensationId = null);

public sealed record DetermineMateriality(bool Material, string Reason);

/// <param name="Reference">Where the approval is kept.</param>
/// <param name="Note">What was approved.</param>
public sealed record RecordBoardApproval(string Reference, string? Note = null, DateTimeOffset? OccurredAt = null);

/// <param name="Customer">Id of the customer.</param>
/// <param name="Kind"><c>enterprise</c> or <c>vip</c>.</param>
public sealed record FlagCriticalCustomer(string Customer, string Kind, string Reason);

/// <param name="Change">The change as its own system names it.</param>
/// <param name="Description">What was changed.</param>
/// <param name="Service">The service it was made to.</param>
/// <param name="Link">Where.</param>
public sealed record RecordChange(string Change, string Description, string? Service = null, string? Link = null, DateTimeOffset? OccurredAt = null);

/// <param name="Kind"><c>credit</c> or <c>refund</c>.</param>
/// <param name="Authorized">Whether the executive sponsor has authorised it.</param>
public sealed record Compensation(Guid Id, string Kind, Money Total, int Customers, bool Authorized);
