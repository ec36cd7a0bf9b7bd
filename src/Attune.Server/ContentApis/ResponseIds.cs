namespace Attune.Server.ContentApis;

/// <summary>The <c>response_id</c> of a V5 answer: the request's own id where its body or header names one.</summary>
internal static class ResponseIds
{
    private const string Header = "X-MOE-Request-Id";
    private static readonly object Key = new();

    /// <summary>Answers under this id from here on.</summary>
    public static void Set(HttpContext context, string id) => context.Items[Key] = id;

    public static string Of(HttpContext context) =>
        context.Items[Key] as string
        ?? (
            context.Request.Headers[Header].ToString() is { Length: > 0 and <= 200 } given
                ? given
                : context.TraceIdentifier
        );
}
