using System.Security.Cryptography;
using System.Text;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Communications.Domain;

/// <summary>The exact words of an update.</summary>
/// <param name="Subject">One line: the subject of a mail, the heading of a post.</param>
/// <param name="Body">Plain text in paragraphs.</param>
/// <param name="Support">What support answers tickets with, where the update brings something new for them.</param>
public sealed record Text(string Subject, string Body, SupportText? Support = null)
{
    public const int LongestSubject = 200;
    public const int LongestBody = 10_000;

    /// <summary>SHA-256 of the exact text, hexadecimal: what an approval is given for.</summary>
    public string Hash() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\0', Subject, Body, Support?.Title, Support?.Body))));

    /// <summary>The same words as plain text.</summary>
    public Text Clean() => new(
        PlainText.Line(Subject), PlainText.Block(Body),
        Support is null ? null : new SupportText(PlainText.Line(Support.Title), PlainText.Block(Support.Body)));

    /// <summary>Words of it were erased: what is left was never approved by anybody.</summary>
    public bool IsErased() => Subject.Contains(Erased.Mark, StringComparison.Ordinal) || Body.Contains(Erased.Mark, StringComparison.Ordinal);

    /// <summary>Why this text cannot be an update; null where it can.</summary>
    public Rejection? Fault() => this switch
    {
        { Subject: "" } or { Body: "" } or { Support: { Title: "" } or { Body: "" } } => Invalid("An update needs a subject and a body."),
        { Subject.Length: > LongestSubject } or { Support.Title.Length: > LongestSubject } =>
            Invalid($"A subject has at most {LongestSubject} characters."),
        { Body.Length: > LongestBody } or { Support.Body.Length: > LongestBody } => Invalid($"A body has at most {LongestBody} characters."),
        _ => null,
    };

    private static Rejection Invalid(string reason) =>
        new("text-invalid", reason, "Send a subject of one line and a body of plain text within the limits.", RejectionKind.Invalid);
}

/// <param name="Title">What support finds it by.</param>
/// <param name="Body">What support answers.</param>
public sealed record SupportText(string Title, string Body);
