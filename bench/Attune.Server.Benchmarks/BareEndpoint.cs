namespace Attune.Server.Benchmarks;

/// <summary>
/// The peer: an ASP.NET Core endpoint that reads the same body and writes the same bytes, in turn, and does nothing else.
/// </summary>
internal static class BareEndpoint
{
    public static async Task RunAsync(string url, string answersFile)
    {
        var answers = (await File.ReadAllLinesAsync(answersFile)).Select(System.Text.Encoding.UTF8.GetBytes).ToArray();
        var next = 0;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        var app = builder.Build();
        app.MapGet("/health/ready", () => "ready");
        app.MapPost(
            "/v1/experiences/fetch",
            async context =>
            {
                var reader = context.Request.BodyReader;
                while (true)
                {
                    var read = await reader.ReadAsync(context.RequestAborted);
                    reader.AdvanceTo(read.Buffer.End);
                    if (read.IsCompleted)
                    {
                        break;
                    }
                }

                var answer = answers[(uint)Interlocked.Increment(ref next) % (uint)answers.Length];
                context.Response.ContentType = "application/json";
                context.Response.ContentLength = answer.Length;
                await context.Response.BodyWriter.WriteAsync(answer, context.RequestAborted);
            }
        );
        await app.RunAsync();
    }
}
