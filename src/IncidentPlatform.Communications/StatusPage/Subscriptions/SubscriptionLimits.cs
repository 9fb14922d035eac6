namespace IncidentPlatform.Communications.StatusPage.Subscriptions;

/// <summary>How many subscriptions are asked for a minute on this instance: by one address of the network, and by all together.</summary>
public sealed class SubscriptionLimits() : TurnsPerMinute(EachPerMinute, AllPerMinute)
{
    public const int EachPerMinute = 20;
    public const int AllPerMinute = 600;
}
