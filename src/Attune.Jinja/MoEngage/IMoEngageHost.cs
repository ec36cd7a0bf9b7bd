using Attune.Jinja.Runtime;
using Attune.Jinja.Values;

namespace Attune.Jinja.MoEngage;

/// <summary>
/// What a host does for one render of MoEngage's language. Given in <see cref="RenderOptions.Host"/>; used by that render
/// alone, on its thread.
/// </summary>
public interface IMoEngageHost
{
    /// <summary>
    /// A <c>{% MOE_NOT_SEND("reason") %}</c> was reached. What follows is the host's choice. A render that waits for values
    /// runs in several passes and reports in each of them again.
    /// </summary>
    /// <param name="reason">The author's reason; empty where none was given.</param>
    void Suppress(string reason);

    /// <summary>
    /// Finds the record of an auxiliary file; an undefined value where there is none. May wait through
    /// <see cref="RenderState.Await"/>.
    /// </summary>
    /// <param name="state">The render.</param>
    /// <param name="file">The file's name.</param>
    /// <param name="key">The record's key, as the template has it.</param>
    Value FindAuxiliaryData(RenderState state, string file, Value key);
}
