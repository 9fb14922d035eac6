using IncidentPlatform.Communications.StatusPage;

namespace IncidentPlatform.Communications.Contact;

/// <summary>How many replies are taken a minute on this instance: of one address of the network, and of all together.</summary>
public sealed class ReplyLimits() : TurnsPerMinute(EachPerMinute, AllPerMinute)
{
    public const int EachPerMinute = 10;
    public const int AllPerMinute = 300;
}
