using Attune.Jinja.MoEngage;
using Attune.Jinja.Runtime;
using Attune.Jinja.Values;

namespace Attune.Jinja.Tests.MoEngage;

/// <summary>Notes what templates ask of their host.</summary>
internal sealed class RecordingHost : IMoEngageHost
{
    public List<string> Reasons { get; } = [];

    public void Suppress(string reason) => Reasons.Add(reason);

    public Value FindAuxiliaryData(RenderState state, string file, Value key) =>
        file == "stores" && state.ToText(key) == "u1"
            ? MoEngageRendered.Dict(("City", "Pune"), ("Store_Code", "042"))
            : state.UndefinedWithHint("there is no such record", file);
}
