namespace Attune.Server.RateLimits;

/// <summary>Counts a request to an endpoint that counts requests, once its caller is known.</summary>
internal sealed class RateLimitMiddleware(RequestDelegate next, RateLimitGate gate)
{
    public Task InvokeAsync(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<RateLimitMetadata>() is { } metadata
            ? AdmitAsync(context, metadata.Api)
            : next(context);

    private async Task AdmitAsync(HttpContext context, string api)
    {
        if (await gate.AdmitAsync(context, api))
        {
            await next(context);
        }
    }
}
