using Microsoft.Playwright;

namespace IncidentPlatform.Communications.Tests.Browser;

/// <summary>Chromium as Debian ships it, without a window.</summary>
public sealed class ABrowser : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";

    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium });
    }

    /// <summary>A reader's own window, with nothing kept from others.</summary>
    /// <param name="at">Where the service is.</param>
    /// <param name="scripts">Whether pages may run scripts.</param>
    /// <param name="colours">What the reader's system is set to.</param>
    /// <param name="width">Of the window, in CSS pixels.</param>
    public async Task<IPage> Opened(Uri at, bool scripts, ColorScheme colours = ColorScheme.Light, int width = 1280)
    {
        var window = await browser.NewContextAsync(new()
        {
            BaseURL = at.ToString(),
            JavaScriptEnabled = scripts,
            ColorScheme = colours,
            ViewportSize = new() { Width = width, Height = 800 },
        });
        return await window.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
