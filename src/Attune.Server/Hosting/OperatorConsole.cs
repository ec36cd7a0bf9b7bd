namespace Attune.Server.Hosting;

/// <summary>Where the server speaks to whoever started it. Not the log: what is said here is kept nowhere.</summary>
internal sealed class OperatorConsole(TextWriter output)
{
    public void Write(string text) => output.WriteLine(text);
}
