namespace IncidentPlatform.Communications.Tickets;

/// <summary>A ticket, as the tool that has it says. It is forgotten some time after it was opened.</summary>
/// <param name="Id">The ticket as its tool names it.</param>
public sealed record Ticket(string Id)
{
    public string? Subject { get; init; }

    /// <summary>Mail address of who asks.</summary>
    public string? Requester { get; init; }

    /// <summary>Id in the catalogue.</summary>
    public string? Customer { get; init; }

    /// <summary>Services it is about, by id.</summary>
    public IReadOnlyList<string> Services { get; init; } = [];
    public IReadOnlyList<string> Tags { get; init; } = [];
    public string? Link { get; init; }
    public DateTimeOffset OpenedAt { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Its words, and who asks, were erased: nothing that its tool sends later brings them back.</summary>
    public bool Erased { get; init; }
}

/// <summary>What a ticket was answered with when it was closed from here.</summary>
/// <param name="Id">The key of the call: the same call finds it again.</param>
public sealed record TicketAnswer(Guid Id, string Ticket, string Text, DateTimeOffset At);

/// <summary>What was counted of a quarter of an hour.</summary>
/// <param name="Id">Its beginning: ISO 8601 in UTC, so that ids stand in the order of time.</param>
public sealed record TicketSample(string Id, DateTimeOffset From, IReadOnlyList<Domain.ServicesCount> Counts)
{
    public static string IdOf(DateTimeOffset from) => from.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);
}
