namespace IncidentPlatform.Contracts;

/// <summary>Names of the services, as origins of facts.</summary>
public static class Origins
{
    public const string Incidents = "incidents";
    public const string Communications = "communications";
    public const string Escalation = "escalation";
    public const string PostMortems = "post-mortems";
}

/// <summary>The roles of an incident.</summary>
public static class Roles
{
    public const string Commander = "commander";
    public const string EngineeringLead = "engineering-lead";
    public const string SupportLead = "support-lead";
    public const string CommunicationsLead = "communications-lead";
    public const string ExecutiveSponsor = "executive-sponsor";
    public const string SecurityLead = "security-lead";
    public const string LegalCounsel = "legal-counsel";
}

/// <summary>How seriously an incident is meant.</summary>
public static class Modes
{
    public const string Live = "live";
    public const string Test = "test";
    public const string Retrospective = "retrospective";
    public const string Drill = "drill";
}

/// <summary>Whom an update is for.</summary>
public static class Audiences
{
    public const string Customers = "customers";
    public const string Executives = "executives";
    public const string Internal = "internal";
}

/// <summary>What kind of update a message is.</summary>
public static class UpdateKinds
{
    public const string FirstNotice = "first-notice";
    public const string Progress = "progress";
    public const string Holding = "holding";
    public const string Monitoring = "monitoring";
    public const string Resolved = "resolved";
    public const string Correction = "correction";
    public const string AllClear = "all-clear";
    public const string ExecutiveBrief = "executive-brief";
    public const string PostMortem = "post-mortem";
}

/// <summary>Roles in the organisation that a token carries.</summary>
public static class OrganisationRoles
{
    public const string Viewer = "viewer";
    public const string Responder = "responder";
    public const string Commander = "commander";
    public const string Support = "support";
    public const string Communications = "communications";
    public const string Legal = "legal";
    public const string Security = "security";
    public const string Executive = "executive";
    public const string Analyst = "analyst";
    public const string Auditor = "auditor";
    public const string Admin = "admin";

    /// <summary>One of our own services, on its own behalf or on that of the person it names.</summary>
    public const string Service = "service";

    public static IReadOnlyList<string> All { get; } =
        [Viewer, Responder, Commander, Support, Communications, Legal, Security, Executive, Analyst, Auditor, Admin, Service];
}
