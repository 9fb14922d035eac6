using System.Text.Json;
using IncidentPlatform.Contracts;
using Microsoft.AspNetCore.Http;

namespace IncidentPlatform.Hosting.Api;

/// <summary>A small answer in one piece, with its length; an answer in chunks takes another packet to end.</summary>
public sealed class WholeJson<T>(int status, T value) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(value, Wire.Json);
        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = bytes.Length;
        return response.Body.WriteAsync(bytes, httpContext.RequestAborted).AsTask();
    }
}
