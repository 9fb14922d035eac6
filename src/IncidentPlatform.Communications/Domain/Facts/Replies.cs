using IncidentPlatform.Kernel;

namespace IncidentPlatform.Communications.Domain.Facts;

/// <summary>Somebody who had been told answered.</summary>
/// <param name="Commander">Person id of who commanded then, to whom it is addressed; absent where nobody did.</param>
/// <param name="Via"><c>form</c> or <c>mail</c>.</param>
public sealed record ReplyReceived(Guid ReplyId, [Personal] string Text, [Personal] string? Name, [Personal] string? Mail, string? Commander, string Via);
