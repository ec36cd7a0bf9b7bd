using Attune.Server.Hosting;
using Attune.Server.Http;

namespace Attune.Server.Authentication;

/// <summary>
/// Finds the caller of every endpoint that requires a scope. An endpoint without a required scope is passed through.
/// </summary>
internal sealed class AuthenticationMiddleware(RequestDelegate next, CallerReader callers, StartupState startup)
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<AccessMetadata>() is not { } access)
        {
            return next(context);
        }
        if (callers.Read(context.Request.Headers, access.AppKey, out var caller) is { } failure)
        {
            // Before the keys are read, a right key looks like a wrong one.
            return startup.IsOpen
                ? context.Family().UnauthenticatedAsync(context, failure)
                : context.Family().UnavailableAsync(context, RetryAfter);
        }
        if ((caller!.Scopes & access.Scopes) != access.Scopes)
        {
            return context.Family().ForbiddenAsync(context, access.Scopes);
        }
        context.Features.Set(caller);
        return next(context);
    }
}
