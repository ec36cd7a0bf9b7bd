namespace Attune.Server.Authentication;

/// <summary>Gives endpoints the caller that the middleware found.</summary>
public static class CallerFeature
{
    /// <summary>The caller of this request.</summary>
    /// <exception cref="InvalidOperationException">The endpoint was mapped without a required scope.</exception>
    public static Caller Caller(this HttpContext context) =>
        context.Features.Get<Caller>()
        ?? throw new InvalidOperationException($"The endpoint of {context.Request.Path} requires no scope.");
}
