namespace Attune.Server.Management.Http;

/// <summary>
/// The body of a call, for the OpenAPI document. Not what ASP.NET Core calls "accepts", by which routing would choose, and
/// refuse in words of its own.
/// </summary>
internal sealed record BodyMetadata(Type Type, bool IsOptional);
