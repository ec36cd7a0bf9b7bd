namespace Attune.Server.Benchmarks;

/// <summary>The peer: an ASP.NET Core endpoint that reads the same body and writes the same bytes, and does nothing else.</summary>
internal static class BareEndpoint
{
    public static async Task RunAsync(string url, string answerFile)
    {
        var answer = await File.ReadAllBytesAsync(answerFile);
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

                context.Response.ContentType = "application/json";
                context.Response.ContentLength = answer.Length;
                await context.Response.BodyWriter.WriteAsync(answer, context.RequestAborted);
            }
        );
        await app.RunAsync();
    }
}
