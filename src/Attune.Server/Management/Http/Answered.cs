namespace Attune.Server.Management.Http;

/// <summary>The answer has been written already.</summary>
internal sealed class Answered : IResult
{
    public static readonly Answered Instance = new();

    public Task ExecuteAsync(HttpContext context) => Task.CompletedTask;
}
