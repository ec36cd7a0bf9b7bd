namespace Attune.Jinja.Text;

/// <summary>Takes the parts of a text as they are found, so that a caller can build its own list and count what it costs.</summary>
internal interface IPartSink
{
    void Add(int start, int length);
}
