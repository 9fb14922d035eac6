using System.Collections.Concurrent;
using System.Text.Json.Serialization.Metadata;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace IncidentPlatform.Hosting.Api;

/// <summary>
/// What the OpenAPI document of every service says: the roles an endpoint requires stand in its security requirement, durations are ISO
/// 8601, members without a value are absent, and each type has a name of its own.
/// </summary>
internal static class PlatformOpenApi
{
    private const string Bearer = "bearer";

    public static void Describe(OpenApiOptions options, string service)
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        var named = new ConcurrentDictionary<string, Type>();
        options.CreateSchemaReferenceId = type => OpenApiOptions.CreateDefaultSchemaReferenceId(type) is null ? null : Unique(Bare(type.Type), named);
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo { Title = $"IncidentPlatform {service}", Version = "v1", License = new OpenApiLicense { Name = "Apache-2.0" } };
            document.Servers = [];
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                [Bearer] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = Bearer, BearerFormat = "JWT" },
            };
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            var metadata = context.Description.ActionDescriptor.EndpointMetadata;
            Headers(operation, metadata);
            if (metadata.OfType<IAllowAnonymous>().Any())
                return Task.CompletedTask;
            var roles = metadata.OfType<RequiredRoles>().LastOrDefault() is { } required ? required.Roles.Union([OrganisationRoles.Admin]) : [];
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Bearer, context.Document)] = [.. roles] }];
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            if (Bare(context.JsonTypeInfo.Type) == typeof(TimeSpan))
                (schema.Type, schema.Format) = (JsonSchemaType.String, "duration");
            schema.Required?.ExceptWith(context.JsonTypeInfo.Properties.Where(MayBeAbsent).Select(p => p.Name));
            return Task.CompletedTask;
        });
    }

    private static void Headers(OpenApiOperation operation, IList<object> metadata)
    {
        if (operation.Responses?.ContainsKey("428") == true)
            Header(operation, "If-Match", required: true, "The ETag that this was decided on.");
        if (metadata.OfType<IProducesResponseTypeMetadata>().Any(r => r.Type == typeof(CommandAnswer)))
            Header(operation, IdempotencyKey.Header, required: false, "The same key with the same body is done once, and answered alike for 48 hours.");
    }

    private static void Header(OpenApiOperation operation, string name, bool required, string description) => (operation.Parameters ??= []).Add(new OpenApiParameter
    {
        Name = name,
        In = ParameterLocation.Header,
        Required = required,
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    });

    private static Type Bare(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    private static bool MayBeAbsent(JsonPropertyInfo member) => member.IsGetNullable || Nullable.GetUnderlyingType(member.PropertyType) is not null;

    private static string Unique(Type type, ConcurrentDictionary<string, Type> named) =>
        NameOf(type) is var name && named.GetOrAdd(name, type) == type ? name : type.FullName!.Replace('+', '.');

    private static string NameOf(Type type) => type switch
    {
        { IsGenericType: true } => $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}Of{string.Concat(type.GetGenericArguments().Select(NameOf))}",
        { IsNested: true } => type.DeclaringType!.Name + type.Name,
        _ => type.Name,
    };
}
