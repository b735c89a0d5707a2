/* Stands in, under Wine only, for a library that Windows 10 has and Wine has not: libraries written in Rust ask it for
   random numbers when they load. Never shipped. */
#include <windows.h>
#include <ntsecapi.h>
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T length) { return RtlGenRandom(data, (ULONG)length); }
