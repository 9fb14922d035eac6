using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.StatusPage;

namespace IncidentPlatform.Communications.Effects;

/// <summary>What subscribers of the status page get by mail: plain text.</summary>
internal static class SubscriberTexts
{
    public static string Subject(string name, PublicPost post) => PlainText.Line($"{name}: {post.Heading()}");

    public static string Question(string name, IReadOnlyList<string> components, Uri link) =>
        $"""
        Somebody, perhaps you, asked that this address gets the posts of {PlainText.Line(name)}{Of(components)}.

        If you want that, open this link and press the button:
        {link}

        If not, do nothing: you get no further mail.
        """;

    public static string Body(PublicIncident told, PublicPost post, Uri shown, Uri unsubscribe) =>
        $"""
        {post.Body}
        {(told.Components.Count == 0 ? "" : $"\nAffects: {string.Join(", ", told.Components)}")}
        All posts: {shown}

        You get this because you subscribed to the status page. Unsubscribe: {unsubscribe}
        """;

    private static string Of(IReadOnlyList<string> components) => components.Count == 0 ? "" : $" about {Words.Listed(components)}";
}
