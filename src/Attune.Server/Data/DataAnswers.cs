using Attune.Server.Http;

namespace Attune.Server.Data;

/// <summary>The family's successes.</summary>
internal static class DataAnswers
{
    private static readonly byte[] AcceptedBody =
    [
        .. "{\"status\":\"success\",\"message\":\""u8,
        .. System.Text.Encoding.UTF8.GetBytes(DataErrors.Accepted),
        .. "\"}"u8,
    ];

    /// <summary>The documented acknowledgement; sent after the commit.</summary>
    public static Task AcceptAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = AcceptedBody.Length;
        return context.Response.Body.WriteAsync(AcceptedBody, context.RequestAborted).AsTask();
    }

    public static Task WriteAsync<T>(HttpContext context, T body) =>
        context.Response.WriteAsJsonAsync(body, JsonAnswers.Options, context.RequestAborted);
}
