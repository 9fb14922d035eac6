namespace IncidentPlatform.Communications.Domain;

/// <summary>Whom an update is for.</summary>
public enum Audience
{
    Customers,
    Executives,

    /// <summary>Responders, in the war room.</summary>
    Internal,

    /// <summary>Who answers tickets.</summary>
    Support,
    Partners,
    Regulators,
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

/// <summary>Who is asked about a text before it leaves.</summary>
public enum Reviewer
{
    /// <summary>Public relations.</summary>
    Pr,
    Legal,
}

/// <summary>What a reviewer says to a text.</summary>
public enum ReviewAnswer
{
    Approved,

    /// <summary>It may leave with other words: those the reviewer wrote into it.</summary>
    Changed,

    /// <summary>It must not leave like this.</summary>
    Refused,
}
