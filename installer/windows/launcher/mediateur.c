/* Starts Médiateur: the Python that stands in « programme », in this very process, so that Windows shows one program,
   with one name and one icon. Built twice: mediateur.exe has a window, mediateur.com answers in a command window. */

#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>
#include <windows.h>

typedef int (*PythonMain)(int count, wchar_t **words);

static wchar_t *before[] = {L"-I", L"-B", L"-X", L"utf8", L"-m", L"mediateur"};
enum { BEFORE = sizeof before / sizeof *before, LONGEST = 32768 };

static int incomplete(void)
{
    const wchar_t *told = L"Il manque à Médiateur une partie de ses fichiers. "
                          L"Vos données ne sont pas touchées. Réinstallez Médiateur.";
#ifdef WINDOWED
    MessageBoxW(NULL, told, L"Médiateur", MB_OK | MB_ICONERROR);
#else
    fwprintf(stderr, L"%ls\n", told);
#endif
    return 1;
}

static PythonMain find_python(void)
{
    static wchar_t path[LONGEST];
    DWORD length = GetModuleFileNameW(NULL, path, LONGEST);
    wchar_t *name = length ? wcsrchr(path, L'\\') : NULL;
    if (name == NULL || length + 32 > LONGEST)
        return NULL;
    wcscpy(name, L"\\programme\\python311.dll");
    HMODULE python = LoadLibraryExW(path, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    return python ? (PythonMain)(void *)GetProcAddress(python, "Py_Main") : NULL;
}

int wmain(int count, wchar_t **words)
{
    PythonMain python = find_python();
    wchar_t **all = calloc(BEFORE + count + 1, sizeof *all);
    if (python == NULL || all == NULL)
        return incomplete();
    all[0] = words[0];
    for (int i = 0; i < BEFORE; i++)
        all[1 + i] = before[i];
    for (int i = 1; i < count; i++)
        all[BEFORE + i] = words[i];
    return python(BEFORE + count, all);
}
