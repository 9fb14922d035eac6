using System.Security.Cryptography;
using System.Xml;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace IncidentPlatform.Hosting.Checkpoints;

/// <summary>Where checkpoints go, how often, and the key that signs them.</summary>
/// <param name="Folder">The service's own folder below the configured one.</param>
/// <param name="Every">How often one is taken where something has changed.</param>
/// <param name="PrivateKey">ECDSA P-256, PEM.</param>
internal sealed record CheckpointSettings(string Folder, TimeSpan Every, string PrivateKey)
{
    private const string FolderSetting = "Checkpoints:Folder";
    private const string KeyFileSetting = "Checkpoints:KeyFile";
    private const string EverySetting = "Checkpoints:Every";
    private static readonly TimeSpan Usual = TimeSpan.FromHours(1);

    /// <summary>The settings; null where no folder is named: then no checkpoints are taken.</summary>
    /// <exception cref="InvalidOperationException">A setting that is needed is missing or makes no sense.</exception>
    public static CheckpointSettings? From(IConfiguration configuration, IHostEnvironment environment, string service)
    {
        if (configuration[FolderSetting] is not { Length: > 0 } root)
            return null;
        var folder = Path.Combine(root, service);
        var every = configuration[EverySetting] is { Length: > 0 } duration ? XmlConvert.ToTimeSpan(duration) : Usual;
        if (every <= TimeSpan.Zero)
            throw new InvalidOperationException($"{EverySetting} must be longer than nothing: PT1H is an hour.");
        var settings = new CheckpointSettings(folder, every, Key(configuration, environment, folder));
        using var key = settings.OpenKey();
        return settings;
    }

    /// <summary>A key instance serves one caller at a time, so each takes its own.</summary>
    public ECDsa OpenKey()
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(PrivateKey);
            return key;
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            key.Dispose();
            throw new InvalidOperationException($"{KeyFileSetting} does not name an ECDSA private key in PEM.", e);
        }
    }

    private static string Key(IConfiguration configuration, IHostEnvironment environment, string folder)
    {
        if (configuration[KeyFileSetting] is { Length: > 0 } file)
            return File.ReadAllText(file);
        if (!environment.IsDevelopment())
            throw new InvalidOperationException(
                $"{KeyFileSetting} is not set: checkpoints need a key to be signed with (openssl ecparam -name prime256v1 -genkey -noout -out FILE), or unset {FolderSetting}.");
        return DevelopmentKey(Path.Combine(folder, "development-key.pem"));
    }

    /// <summary>In Development only: the key lies beside what it signs, which proves nothing to anybody.</summary>
    private static string DevelopmentKey(string file)
    {
        if (File.Exists(file))
            return File.ReadAllText(file);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var pem = key.ExportPkcs8PrivateKeyPem();
        File.WriteAllText(file, pem);
        return pem;
    }
}
