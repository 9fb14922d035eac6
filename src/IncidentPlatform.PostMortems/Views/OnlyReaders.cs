using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;

namespace IncidentPlatform.PostMortems.Views;

/// <summary>Lets through to an incident's endpoints who may know of it.</summary>
internal sealed class OnlyReaders : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var id = Guid.Parse((string)http.GetRouteValue("id")!);
        return await http.RequestServices.GetRequiredService<IncidentReaders>().MayRead(id, http.RequestAborted)
            ? await next(context)
            : Problems.NotFound("incident", id);
    }
}
