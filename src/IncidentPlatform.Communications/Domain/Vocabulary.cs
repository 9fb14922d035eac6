namespace IncidentPlatform.Communications.Domain;

/// <summary>Whom an update is for.</summary>
public enum Audience
{
    Customers,
    Executives,
    Internal,
}

/// <summary>What kind of update a message is.</summary>
public enum UpdateKind
{
    FirstNotice,
    Progress,
    Holding,
    Monitoring,
    Resolved,
    Correction,
    AllClear,
    ExecutiveBrief,
    PostMortem,
}

/// <summary>The way by which an update reaches its audience.</summary>
public enum Channel
{
    StatusPage,
    Mail,

    /// <summary>The canned response that support answers tickets with.</summary>
    HelpDesk,
    WarRoom,
}

/// <summary>How far an update has come. Superseded, stopped and sent are final.</summary>
public enum UpdateStage
{
    Draft,
    Approved,
    Sending,
    Sent,

    /// <summary>It did not leave: something it states no longer holds, or nobody accepted it.</summary>
    Stopped,

    /// <summary>Events overtook a draft that nobody had touched; a newer one took its place.</summary>
    Superseded,
}
