namespace Attune.Core.Workspaces.Configuration;

/// <summary>
/// Something made of configuration and kept in memory: keys, settings, a snapshot. Updates of one workspace come one
/// after the other, each to the version after the last, the first of them complete.
/// </summary>
public interface IConfigurationView
{
    /// <summary>Takes the update up in one step. Must not throw for a record that makes no sense: it is left out.</summary>
    void Apply(ConfigurationUpdate update);
}
