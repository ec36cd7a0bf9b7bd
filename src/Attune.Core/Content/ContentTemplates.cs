using Attune.Jinja;
using Attune.Jinja.MoEngage;

namespace Attune.Core.Content;

/// <summary>
/// The template language as every MoEngage surface speaks it (wire.md 4.1): no escaping, loop controls, the additions
/// of MoEngage, a sandbox. One for the whole server. Safe for concurrent use.
/// </summary>
public sealed class ContentTemplates
{
    public ContentTemplates(TimeProvider time)
    {
        Environment = new JinjaEnvironment(
            MoEngageLanguage.Extend(
                new JinjaOptions
                {
                    DoExtension = true,
                    Sandbox = SandboxMode.Sandboxed,
                    Limits = RenderLimits.Preview,
                    TimeProvider = time,
                }
            )
        );
    }

    public JinjaEnvironment Environment { get; }
}
