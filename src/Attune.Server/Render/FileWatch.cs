namespace Attune.Server.Render;

/// <summary>Renders a template again whenever one of its files changes, until it is stopped.</summary>
internal sealed class FileWatch(TemplateFile file, TimeProvider time)
{
    // Looking at times of change works on every file system, where notifications do not.
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(250);

    public async Task<int> RunAsync(TextWriter output, TextWriter error, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(s_interval, time);
        DateTime seen = default;
        try
        {
            do
            {
                DateTime changed = LastChange();
                if (changed == seen)
                {
                    continue;
                }
                seen = changed;
                RenderOnce(output, error, stop);
            } while (await timer.WaitForNextTickAsync(stop));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested) { }
        return 0;
    }

    // A file may be half written, or gone for a moment, while an editor saves it: the next look sees it whole.
    private void RenderOnce(TextWriter output, TextWriter error, CancellationToken stop)
    {
        try
        {
            file.Render(output, error, stop);
            output.WriteLine();
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException)
        {
            error.WriteLine(failure.Message);
        }
    }

    private DateTime LastChange() => file.Files.Select(File.GetLastWriteTimeUtc).DefaultIfEmpty().Max();
}
