namespace Attune.Server.Authentication;

/// <summary>Whether an endpoint insists on the MOE-APPKEY header. Where it is sent it is always checked.</summary>
public enum AppKeyHeader
{
    /// <summary>Without the header the request is refused.</summary>
    Required,

    /// <summary>The header may be left out, as in the core data calls (wire.md 5).</summary>
    Optional,
}
