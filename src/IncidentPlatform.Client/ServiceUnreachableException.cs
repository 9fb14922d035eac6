namespace IncidentPlatform.Client;

/// <summary>Nobody answered at the address of a service.</summary>
public sealed class ServiceUnreachableException(Uri address, Exception cause)
    : Exception($"No answer from {address.GetLeftPart(UriPartial.Authority)}: {cause.Message}", cause)
{
    public Uri Address { get; } = address;
}
