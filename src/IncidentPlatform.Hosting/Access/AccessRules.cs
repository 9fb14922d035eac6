using IncidentPlatform.Contracts;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace IncidentPlatform.Hosting.Access;

/// <summary>Who gets in: bearer tokens of an OIDC authority, or, in Development only, of the development issuer.</summary>
public static class AccessRules
{
    public const string Audience = "incident-platform";

    /// <summary>Only callers with one of these roles in the organisation (an admin always).</summary>
    public static TBuilder RequireRole<TBuilder>(this TBuilder endpoint, params string[] roles) where TBuilder : IEndpointConventionBuilder =>
        endpoint.RequireAuthorization(policy => policy.RequireClaim("sub").RequireAssertion(context =>
            context.User.FindAll("roles").Any(c => c.Value == OrganisationRoles.Admin || roles.Contains(c.Value))))
            .WithMetadata(new RequiredRoles(roles));

    /// <summary>Anybody who has a role in the organisation; what they are in the incident decides the rest.</summary>
    public static TBuilder RequireAnyRole<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.RequireRole([.. OrganisationRoles.All]);

    internal static void AddAccess(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var development = DevelopmentIssuer.From(configuration, environment);
        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(options =>
        {
            options.MapInboundClaims = false;
            options.TokenValidationParameters.RoleClaimType = "roles";
            options.TokenValidationParameters.NameClaimType = "sub";
            options.TokenValidationParameters.ClockSkew = TimeSpan.FromSeconds(30);
            options.TokenValidationParameters.ValidAudience = configuration["Access:Audience"] ?? Audience;
            if (development is not null)
            {
                options.TokenValidationParameters.ValidIssuer = DevelopmentIssuer.Name;
                options.TokenValidationParameters.IssuerSigningKey = development.Key;
            }
            else
            {
                options.Authority = configuration["Access:Authority"] ?? throw new InvalidOperationException(
                    "Access:Authority is not set: name the OIDC authority whose tokens are accepted (Access__Authority in the environment).");
            }

            options.Events = new JwtBearerEvents { OnChallenge = Challenge, OnForbidden = Forbid };
        });
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireClaim("sub")
            .RequireAssertion(context => context.User.FindAll("roles").Any(c => OrganisationRoles.All.Contains(c.Value))).Build());
        services.AddHttpContextAccessor();
        services.AddMemoryCache();
        services.AddScoped<IncidentReaders>();
        services.AddScoped(s => Caller.Of(s.GetRequiredService<IHttpContextAccessor>().HttpContext));
        services.AddSingleton(development is not null ? new ServiceTokens(development) : new ServiceTokens(configuration));
    }

    private static async Task Challenge(JwtBearerChallengeContext context)
    {
        context.HandleResponse();
        context.Response.Headers.WWWAuthenticate = "Bearer";
        await Api.Problems.Problem(
                StatusCodes.Status401Unauthorized, "credential-required", "There is no valid credential with this request.",
                "Send a bearer token in the Authorization header; a token that has run out must be renewed.")
            .ExecuteAsync(context.HttpContext);
    }

    private static Task Forbid(ForbiddenContext context) => Api.Problems.Problem(
            StatusCodes.Status403Forbidden, "role-required", "Your roles in the organisation do not allow this.",
            "Ask somebody with the role, or have it given to you; the API description names the roles of each endpoint.")
        .ExecuteAsync(context.HttpContext);
}

/// <summary>What an endpoint requires, for its description.</summary>
/// <param name="Roles">One of these, or admin.</param>
internal sealed record RequiredRoles(IReadOnlyList<string> Roles);
