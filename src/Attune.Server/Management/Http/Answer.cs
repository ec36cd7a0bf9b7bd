namespace Attune.Server.Management.Http;

/// <summary>A JSON answer with its entity tag and location.</summary>
internal sealed class Answer<T>(T value) : IResult
{
    public int Status { get; init; } = StatusCodes.Status200OK;

    /// <summary>The version that becomes the ETag; 0 for none.</summary>
    public long Version { get; init; }

    public string? Location { get; init; }

    public Task ExecuteAsync(HttpContext context)
    {
        context.Response.StatusCode = Status;
        if (Version > 0)
        {
            context.Response.Headers.ETag = EntityTag.Format(Version);
        }
        if (Location is not null)
        {
            context.Response.Headers.Location = Location;
        }
        return context.Response.WriteAsJsonAsync(
            value,
            ManagementJson.Type<T>(),
            "application/json; charset=utf-8",
            context.RequestAborted
        );
    }
}
