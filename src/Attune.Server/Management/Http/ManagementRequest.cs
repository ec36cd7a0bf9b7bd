using Attune.Core.Workspaces;
using Attune.Decisions.Validation;
using Attune.Server.Authentication;
using Attune.Server.Http;

namespace Attune.Server.Management.Http;

/// <summary>What every call of the management API reads from its request.</summary>
internal static class ManagementRequest
{
    /// <summary>A configuration document has 4 MiB at most, and a request no more.</summary>
    public static readonly BodyLimits Limits = new(4 * 1024 * 1024 - 4096);

    /// <summary>Who is calling, as the audit trail will name them.</summary>
    public static Principal Principal(this HttpContext context, IKeyRing ring)
    {
        var caller = context.Caller();
        var name = ring.Find(caller.WorkspaceId, caller.KeyId)?.Name ?? caller.KeyId;
        return new Principal(Actor.Key(caller.KeyId, name), caller.Scopes);
    }

    /// <summary>
    /// Reads the body into <typeparamref name="T"/>. Where that fails the record is null, and the refusal is there unless the
    /// answer was written already.
    /// </summary>
    public static async ValueTask<ReadBody<T>> ReadBodyAsync<T>(this HttpContext context)
        where T : class
    {
        using var body = await JsonBody.ReadAsync(context, Limits);
        if (body is null)
        {
            return new ReadBody<T>(null, Answered.Instance);
        }
        var problems = new ProblemList();
        return ShapeCheck.Read(body.Root, ManagementJson.Type<T>(), problems) is { } record
            ? new ReadBody<T>(record, null)
            : new ReadBody<T>(null, Refusal.Invalid(problems.All));
    }

    /// <summary>The version that If-Match names, null for any; or the refusal of a request without the header.</summary>
    public static (long? Version, IResult? Refused) ExpectedVersion(this HttpContext context) =>
        EntityTag.TryReadIfMatch(context.Request.Headers, out var version)
            ? (version, null)
            : (null, Refusal.PreconditionRequired());
}
