namespace Attune.Server.Management.Http;

/// <summary>A body that was read, or what is to be answered instead.</summary>
internal readonly record struct ReadBody<T>(T? Record, IResult? Refused)
    where T : class;
