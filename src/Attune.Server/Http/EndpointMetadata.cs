using Attune.Core.Workspaces;
using Attune.Server.Authentication;
using Attune.Server.RateLimits;

namespace Attune.Server.Http;

/// <summary>What an endpoint says of itself, read by the middleware.</summary>
public static class EndpointMetadata
{
    /// <summary>Errors around this endpoint are worded by <paramref name="errors"/>.</summary>
    public static TBuilder WithFamily<TBuilder>(this TBuilder builder, IErrorFamily errors)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new FamilyMetadata(errors));

    /// <summary>
    /// The caller's key must carry all of <paramref name="scopes"/>. Without this an endpoint is open to anybody.
    /// </summary>
    public static TBuilder RequireScope<TBuilder>(
        this TBuilder builder,
        KeyScopes scopes,
        AppKeyHeader appKey = AppKeyHeader.Required
    )
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new AccessMetadata(scopes, appKey));

    /// <summary>
    /// Each request counts one against the workspace's rate for <paramref name="api"/>
    /// (<c>Attune:RateLimits:{api}</c>).
    /// </summary>
    public static TBuilder CountRequests<TBuilder>(this TBuilder builder, string api)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new RateLimitMetadata(api));

    /// <summary>The family of the endpoint that is being served.</summary>
    /// <exception cref="InvalidOperationException">The endpoint was mapped without a family.</exception>
    public static IErrorFamily Family(this HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<FamilyMetadata>()?.Errors
        ?? throw new InvalidOperationException($"The endpoint of {context.Request.Path} has no error family.");
}
