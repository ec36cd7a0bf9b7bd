using Attune.Core.Analytics.Export;

namespace Attune.Server.Management.Analytics;

/// <summary>A table as a file. It is made whole before it is sent, so that a failure is answered as one.</summary>
internal sealed class TableAnswer(ITableFormat format, AnalyticsTable table, string name) : IResult
{
    public async Task ExecuteAsync(HttpContext context)
    {
        using var file = new MemoryStream();
        await format.WriteAsync(file, table, context.RequestAborted);
        context.Response.ContentType = format.MediaType;
        context.Response.ContentLength = file.Length;
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}.{format.Name}\"";
        file.Position = 0;
        await file.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
