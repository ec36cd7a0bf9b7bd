using Attune.Jinja.Text;

namespace Attune.Jinja.Tests.Text;

/// <summary>Collects the parts of a text.</summary>
internal sealed class Parts(string text) : IPartSink
{
    public List<string> Found { get; } = [];

    public string Joined => string.Join('|', Found);

    public void Add(int start, int length) => Found.Add(text.Substring(start, length));
}
